/** A plain, dense table. On a phone, give the rows a layout of their own. */
export const tableStyle = {
  table: 'w-full border-collapse text-left',
  head: 'border-line border-b text-2xs text-ink-faint',
  headCell: 'h-8 px-2 font-semibold first:pl-0 last:pr-0',
  row: 'border-line border-b hover:bg-hover',
  cell: 'px-2 py-2 align-top first:pl-0 last:pr-0',
} as const
