export type Dated = { day: string }
export type Group<Item> = { day: string; items: Item[] }

/**
 * Groups a list by days. Editors order by hand, so days need not descend: the heading of an item is the newest day from it to the end of
 * the list. So headings never ascend and never repeat; an item of an older day shows its own date. Days are "YYYY-MM-DD", which sort as
 * text.
 */
export function byDay<Item extends Dated>(items: readonly Item[]): Group<Item>[] {
  const groups: Group<Item>[] = []
  let newest = ''
  for (const item of items.toReversed()) {
    if (item.day > newest) newest = item.day
    const group = groups.at(-1)
    if (group?.day === newest) group.items.push(item)
    else groups.push({ day: newest, items: [item] })
  }
  return groups.reverse().map(({ day, items }) => ({ day, items: items.reverse() }))
}
