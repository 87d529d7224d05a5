import { and, eq, inArray, like, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { feeds } from '#db/schema/feed.ts'
import { media } from '#db/schema/media.ts'
import { notices } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import { imports } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import type { Picture } from '#lib/document-types.ts'
import type { Outcome } from '#lib/outcome.ts'
import { newsPath } from '#lib/paths.ts'
import { pick } from '#lib/pick.ts'
import { newsroomZone, publishedLanguages } from '#lib/publication.ts'
import type { Shape } from '#lib/renditions.ts'
import { assignEditor } from '#newsroom/articles/assign-editor.ts'
import { changeDetails } from '#newsroom/articles/change-details.ts'
import { linkTwin } from '#newsroom/articles/link-twin.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import { setDeadline } from '#newsroom/articles/set-deadline.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'
import { addAttachment } from '#newsroom/attachments/add-attachment.ts'
import { setEmbargo } from '#newsroom/embargo/set-embargo.ts'
import { pin } from '#newsroom/feed/pin.ts'
import type { WireStory } from '#newsroom/formats/wire-story.ts'
import { addStyleRule } from '#newsroom/house-style/add-style-rule.ts'
import { importStories } from '#newsroom/import/import-stories.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { cropPicture } from '#newsroom/media/crop-picture.ts'
import { describePicture } from '#newsroom/media/describe-picture.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import { invite } from '#newsroom/people/invite.ts'
import { machine, type Person } from '#newsroom/people/person.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { nameNewsroom } from '#newsroom/settings/name-newsroom.ts'
import { setLanguages } from '#newsroom/settings/set-languages.ts'
import { saveSnippet } from '#newsroom/snippets/save-snippet.ts'
import { type TaxonomyIds, upsertTaxonomy } from '#newsroom/taxonomy/upsert-taxonomy.ts'
import { saveTemplate } from '#newsroom/templates/save-template.ts'
import { writeTemplate } from '#newsroom/templates/write-template.ts'
import { correct } from '#newsroom/workflow/correct.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { sendBack } from '#newsroom/workflow/send-back.ts'
import { submit } from '#newsroom/workflow/submit.ts'
import { arrangeFront } from './arrange.ts'
import { type AttachmentKey, demoAttachments } from './attachments.ts'
import { type AuthorKey, demoAuthors } from './authors.ts'
import { breakNews } from './breaking.ts'
import { demoPeople } from './cast.ts'
import { demoCrops } from './crops.ts'
import { pinned, planned, publishing } from './front-page.ts'
import { demoSnippets, demoStyle, demoTemplates } from './house-style.ts'
import { type DemoLanguage, demoLanguages } from './languages.ts'
import { bodyOf, inOrder } from './order.ts'
import { credit, demoPictures, demoPortraits, type PictureKey } from './pictures.ts'
import { printAll } from './print-all.ts'
import { demoRights } from './rights.ts'
import { demoSections, paper } from './sections.ts'
import { demoStories } from './stories/all.ts'
import { atTheDesk, breakingNews, corrected, notes, plannedUpdate } from './stories/desk.ts'
import { demoTopics } from './topics.ts'
import { instantOf, wallTimeIn } from './when.ts'
import type { DemoStory, Names } from './writing.ts'

const demo = machine('demo')

/** The newsroom has content that is not the demo's, so the demo is not created. */
export class NewsroomNotEmpty extends Error {
  override name = 'NewsroomNotEmpty'
}

/**
 * Fills an empty newsroom with The Crossing: stories, pictures, people and the order of its front page, using the ordinary verbs. A second
 * call changes nothing; an interrupted one continues. A newsroom with other content is refused unless `force` is given, which also adds
 * what a newer version of the demo has. Returns the e-mail addresses of the accounts, by role.
 */
export async function seedDemo({
  force = false,
}: {
  force?: boolean
} = {}): Promise<{ journalist: string; editor: string; admin: string }> {
  const cast = { journalist: demoPeople.journalist.email, editor: demoPeople.editor.email, admin: demoPeople.admin.email }
  const before = await findStanding()
  if (before === 'complete' && !force) return cast
  if (before === 'somebody else’s' && !force) throw new NewsroomNotEmpty('this newsroom is not empty: the demo stays out of it')
  await readPublication(database())
  must(await setLanguages(demo, { languages: [...new Set([...publishedLanguages(), ...demoLanguages])] }))
  must(await nameNewsroom(demo, paper))
  const journalist = await hire('journalist')
  const editor = await hire('editor')
  const admin = await hire('admin')
  const [pictures, portraits, ferry] = await addPictures()
  const files = await addFiles(ferry)
  const furnished = must(await upsertTaxonomy(demo, furniture(portraits)))
  const names = namesFor(pictures, files)
  for (const stories of inOrder(demoStories)) await publishStories(stories, await names())
  await linkTwins(editor, await names())
  await helpWriters(editor)
  await workAtTheDesk({ journalist, editor, admin }, furnished, await names())
  await pinStories(editor, await names())
  await breakNews(editor)
  await arrangeFront(editor, (await names())('en').story)
  await giveRights(pictures)
  await mailNobody()
  return cast
}

/** The house style, snippets for all and templates. What is there stays. */
async function helpWriters(editor: Person): Promise<void> {
  for (const rule of demoStyle) await addStyleRule(editor, rule)
  for (const snippet of demoSnippets) await saveSnippet(editor, { ...snippet, isForAll: true, replaces: false })
  for (const { name, language, points, ...text } of demoTemplates) {
    const made = await saveTemplate(editor, { templateId: null, sectionId: null, ...{ name, language, points } })
    if (made.ok) must(await writeTemplate(editor, { templateId: made.value.templateId, seen: 1, ...text }))
  }
}

/** The people of the demo have notices, but nobody reads their mail. */
const mailNobody = () => database().update(notices).set({ mail: null, mailAt: null }).where(eq(notices.mail, 'waiting'))

/** Whether the demo is complete: pinning is its last step. */
async function findStanding(): Promise<'nothing' | 'begun' | 'complete' | 'somebody else’s'> {
  const [found] = await database().execute<{ ours: boolean; theirs: boolean; pinned: boolean }>(sql`
    select exists (select from ${people} where email = ${demoPeople.journalist.email}) as ours,
           exists (select from ${people}) or exists (select from ${articles}) as theirs,
           exists (select from audit where verb = 'pin' and person_id = (select id from ${people} where email = ${demoPeople.editor.email})) as pinned`)
  if (found?.ours) return found.pinned ? 'complete' : 'begun'
  return found?.theirs ? 'somebody else’s' : 'nothing'
}

function must<Value, Problem extends string>(outcome: Outcome<Value, Problem>): Value {
  if (outcome.ok) return outcome.value
  throw new Error(`the demo was refused: ${outcome.problem} ${JSON.stringify(outcome.detail ?? {})}`)
}

async function hire(who: keyof typeof demoPeople): Promise<Person> {
  const { email, name, role } = demoPeople[who]
  await invite(demo, { email, name, role }) // an existing account stays unchanged
  const [person] = await database().select({ id: people.id }).from(people).where(eq(people.email, email))
  if (!person) throw new Error(`${email} was invited but cannot be found`)
  return { id: person.id, name, email, role, sessionId: '', limits: null, isProven: true, deskLanguage: null } // acts without a browser: no verb asks for the session
}

async function addPictures(): Promise<[Map<PictureKey, string>, Map<AuthorKey, string>, Uint8Array]> {
  const sheets = Object.entries(demoPictures).map(([key, { draw }]) => [key, { draw, width: 1920, height: 1280 }])
  const squares = Object.entries(demoPortraits).map(([key, draw]) => [key, { draw, width: 960, height: 960 }])
  const printed = await printAll(Object.fromEntries([...sheets, ...squares]))
  const ids = new Map<string, string>()
  // The worker makes the renditions in this order: those at the top of the front page come first.
  for (const key of new Set([...heroesByPlace(), ...Object.keys(demoPortraits), ...Object.keys(demoPictures)])) {
    const bytes = printed.get(key) ?? fail(`${key} was not printed`)
    const added = must(await addPicture(demo, { name: `${key}.jpg`, bytes }))
    ids.set(key, added.id)
    const picture = key in demoPictures ? demoPictures[key as PictureKey] : null // just asked
    const words = picture
      ? { alt: picture.alt.en, caption: picture.caption.en }
      : { alt: `Portrait of ${demoAuthors[key as AuthorKey].name.en}`, caption: '' } // the other half of the sheets
    const [focalX, focalY] = picture?.focus ?? [0.5, 0.48]
    if (!added.already) must(await describePicture(demo, { id: added.id, ...words, credit: credit.en, focalX, focalY }))
    for (const [shape, crop] of Object.entries(demoCrops[key as PictureKey] ?? {})) // portraits have none
      must(await cropPicture(demo, { id: added.id, shape: shape as Shape, crop })) // a key of demoCrops
  }
  const of = <Key extends string>(things: Record<Key, unknown>) =>
    new Map((Object.keys(things) as Key[]).map((key) => [key, ids.get(key) ?? ''])) // every one was added above
  return [of(demoPictures), of(demoPortraits), printed.get('ferry') ?? fail('the ferry was not printed')]
}

/** The sounds, videos and documents. `ferry`: the picture that the film looks along. */
async function addFiles(ferry: Uint8Array): Promise<Map<AttachmentKey, string>> {
  const ids = new Map<AttachmentKey, string>()
  for (const [key, { name, known, make }] of Object.entries(demoAttachments))
    ids.set(key as AttachmentKey, must(await addAttachment(demo, { name, bytes: await make(ferry) }, known)).id) // its own keys
  return ids
}

/** After everything was published: the one that asks first would have been asked about. */
async function giveRights(pictures: Map<PictureKey, string>): Promise<void> {
  for (const [key, facts] of Object.entries(demoRights)) {
    const id = pictures.get(key as PictureKey) ?? fail(`${key} is not in the library`) // a key of demoRights
    const [row] = await database().select().from(media).where(eq(media.id, id))
    if (row) must(await describePicture(demo, { id, ...pick(row, ['alt', 'caption', 'credit', 'focalX', 'focalY']), ...facts }))
  }
}

/** The main pictures from the top of the front page downwards. */
function heroesByPlace(): string[] {
  const heroOf = new Map([...demoStories, breakingNews].map(({ key, hero }) => [key, hero]))
  const keys = [...pinned.en, ...pinned.uk, breakingNews.key, ...publishing.map(({ key }) => key)]
  return keys.flatMap((key) => heroOf.get(key) ?? [])
}

const furniture = (portraits: Map<AuthorKey, string>) => ({
  sections: Object.entries(demoSections).map(([slug, section], position) => ({ slug, position, ...section })),
  topics: Object.entries(demoTopics).map(([slug, name]) => ({ slug, name })),
  authors: Object.entries(demoAuthors).map(([slug, author]) => ({ slug, ...author, portraitId: portraits.get(slug as AuthorKey) })), // its own keys
})

const sourceOf = (key: string) => `demo:${key}`

/** Resolves keys to the ids that exist so far. */
function namesFor(pictures: Map<PictureKey, string>, files: Map<AttachmentKey, string>): () => Promise<(language: DemoLanguage) => Names> {
  const languageOf = new Map([...demoStories, breakingNews].map((story) => [story.key, story.language]))
  return async () => {
    const rows = await database()
      .select({ source: imports.source, articleId: imports.articleId })
      .from(imports)
      .where(like(imports.source, sourceOf('%')))
    const ids = new Map(rows.map(({ source, articleId }) => [source.slice(sourceOf('').length), articleId]))
    return (language) => ({
      picture: (key) => pictureIn(language, key, pictures),
      attachment: (key) => files.get(key) ?? fail(`file ${key} is not in yet`),
      story: (key) => ids.get(key) ?? fail(`story ${key} is not in yet`),
      address: (key) => newsPath(languageOf.get(key) ?? fail(`there is no story ${key}`), key),
    })
  }
}

function pictureIn(language: DemoLanguage, key: PictureKey, pictures: Map<PictureKey, string>): Picture {
  const { alt, caption } = demoPictures[key]
  return {
    mediaId: pictures.get(key) ?? fail(`picture ${key} is not in yet`),
    alt: alt[language],
    caption: caption[language],
    credit: credit[language],
  }
}

function fail(what: string): never {
  throw new Error(what)
}

async function publishStories(stories: readonly DemoStory[], names: (language: DemoLanguage) => Names): Promise<void> {
  const arrivals = stories.map((story) => ({
    source: sourceOf(story.key),
    digest: 'demo',
    read: async () => wireStory(story, names(story.language)),
  }))
  for (const { source, result, reason, losses } of await importStories(demo, arrivals, 'published')) {
    if ((result !== 'imported' && result !== 'unchanged') || losses.length > 0)
      throw new Error(`${source}: ${result} ${reason} ${losses.join(', ')}`)
  }
}

function wireStory(story: DemoStory, names: Names): WireStory {
  const line = publishing.find(({ key }) => key === story.key) ?? fail(`${story.key} does not stand in front-page.ts`)
  const publishedAt = instantOf(line)
  return {
    language: story.language,
    headline: story.headline,
    dek: story.dek,
    body: bodyOf(story, names),
    section: { slug: story.section, name: demoSections[story.section].name[story.language] },
    topics: story.topics.map((slug) => ({ slug, name: demoTopics[slug][story.language] })),
    bylines: story.authors.map((slug) => ({ slug, name: demoAuthors[slug].name[story.language] })),
    slug: story.key,
    oldSlugs: [],
    hero: story.hero ? names.picture(story.hero) : null,
    publishedAt,
    updatedAt: line.updatedMinutesLater ? new Date(publishedAt.getTime() + line.updatedMinutesLater * 60_000) : null,
    hold: null,
    losses: [],
  }
}

/** Links the twins. */
async function linkTwins(editor: Person, names: (language: DemoLanguage) => Names): Promise<void> {
  for (const { key, twinOf } of demoStories) {
    if (!twinOf) continue
    const [articleId, twinId] = [names('en').story(key), names('en').story(twinOf)]
    const rows = await database()
      .select({ group: articles.twinGroup })
      .from(articles)
      .where(inArray(articles.id, [articleId, twinId]))
    if (rows[0]?.group && rows[0].group === rows[1]?.group) continue
    must(await linkTwin(editor, { articleId, twinId }))
  }
}

/**
 * What the journalist and the editor did afterwards: stories in every stage before publication, one just published, one updated, some
 * corrected.
 */
async function workAtTheDesk(
  { journalist, editor, admin }: Record<keyof typeof demoPeople, Person>,
  furnished: TaxonomyIds,
  names: (language: DemoLanguage) => Names,
): Promise<void> {
  for (const { story, becomes, note, embargo, hasEditor, deadline } of atTheDesk) {
    const articleId = await writeStory(journalist, story, furnished, names(story.language))
    if (articleId && embargo)
      must(await setEmbargo(journalist, { articleId, wallTime: wallTimeIn(1, embargo.at), zone: newsroomZone(), reason: embargo.reason }))
    if (articleId && hasEditor) must(await assignEditor(admin, { articleId, editorId: editor.id ?? '' }))
    if (articleId && deadline)
      must(await setDeadline(editor, { articleId, wallTime: wallTimeIn(deadline.inDays, deadline.at), zone: newsroomZone() }))
    if (!articleId || becomes === 'draft') continue
    must(await submit(journalist, { articleId }))
    if (becomes === 'sent back') must(await sendBack(editor, { articleId, note }))
  }
  const articleId = await writeStory(journalist, breakingNews, furnished, names(breakingNews.language))
  if (articleId) {
    must(await submit(journalist, { articleId }))
    must(await changeDetails(editor, { articleId, changes: { breaking: true } }))
    must(await publish(editor, { articleId, seen: await versions(articleId) }))
  }
  await updateStory(editor, names('en'), corrected)
  await planStories(editor, names('en'))
  for (const { key, language, kind, text } of notes) {
    const articleId = names(language).story(key)
    must(await correct(editor, { articleId, seen: await versions(articleId), kind, text }))
  }
}

/** Writes a story as a journalist does; null when an earlier call has written it. */
async function writeStory(journalist: Person, story: DemoStory, furnished: TaxonomyIds, names: Names): Promise<string | null> {
  const [there] = await database()
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.language, story.language), eq(articles.slug, story.key)))
  if (there) return null
  const { articleId } = must(await startArticle(journalist, { language: story.language }))
  must(
    await replaceText(journalist, {
      articleId,
      seenVersion: 1,
      headline: story.headline,
      dek: story.dek,
      body: bodyOf(story, names),
    }),
  )
  const findId = (ids: Map<string, string>, slug: string) => ids.get(slug) ?? fail(`${slug} was not furnished`)
  const changes = {
    slug: story.key,
    sectionId: findId(furnished.sections, story.section),
    topics: story.topics.map((slug) => findId(furnished.topics, slug)),
    bylines: story.authors.map((slug) => findId(furnished.authors, slug)),
    hero: story.hero ? names.picture(story.hero) : null,
  }
  must(await changeDetails(journalist, { articleId, changes }))
  return articleId
}

async function versions(articleId: string): Promise<{ article: number; draft: number }> {
  const [row] = await database()
    .select({ article: articles.version, draft: drafts.version })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(eq(articles.id, articleId))
  return row ?? fail(`article ${articleId} is not there`)
}

/** Publishes one story again with an added sentence. */
async function updateStory(editor: Person, names: Names, update: typeof corrected): Promise<void> {
  const articleId = names.story(update.key)
  if (await addText(editor, names, update)) must(await publish(editor, { articleId, seen: await versions(articleId) }))
}

/** Writes an added paragraph into the draft of a published story; false when an earlier call has written it. */
async function addText(editor: Person, names: Names, { key, added }: typeof corrected): Promise<boolean> {
  const articleId = names.story(key)
  const { draft } = await versions(articleId)
  if (draft > 1) return false
  const story = demoStories.find((one) => one.key === key) ?? fail(`there is no story ${key}`)
  const body = bodyOf({ ...story, body: [...added, ...story.body] }, names)
  must(await replaceText(editor, { articleId, seenVersion: draft, headline: story.headline, dek: story.dek, body }))
  return true
}

/** Plans what goes out in the next days. What was planned by an earlier call, or has gone its own way since, stays as it is. */
async function planStories(editor: Person, names: Names): Promise<void> {
  await addText(editor, names, plannedUpdate)
  for (const { key, kind, inDays, at } of planned) {
    const [story] = await database()
      .select({ id: articles.id, stage: articles.stage })
      .from(articles)
      .where(and(eq(articles.language, 'en'), eq(articles.slug, key)))
    if (story?.stage !== (kind === 'update' ? 'published' : 'submitted')) continue
    if ((await database().$count(schedules, eq(schedules.articleId, story.id))) > 0) continue
    const time = { wallTime: wallTimeIn(inDays, at), zone: newsroomZone() }
    must(await schedule(editor, { kind, articleId: story.id, seen: await versions(story.id), ...time }))
  }
}

/** Pins the editor's choices; the first is pinned last, so that it is on top. */
async function pinStories(editor: Person, names: (language: DemoLanguage) => Names): Promise<void> {
  for (const language of demoLanguages) {
    for (const key of pinned[language].toReversed()) {
      const feed = { name: 'main', language }
      const [row] = await database()
        .select({ version: feeds.version })
        .from(feeds)
        .where(and(eq(feeds.name, 'main'), eq(feeds.language, language)))
      must(await pin(editor, { feed, articleId: names(language).story(key), seen: row?.version ?? 0 }))
    }
  }
}
