import { type Action, editorsOfAll, everyone, type Route, whoChangesIt, whoSeesIt } from './may.ts'

/** Of no rule, no snippet and no template: what a rule has is tested in newsroom/house-style. */
const noRule = '01890000-0000-7000-8000-0000000000ab'
const rule = { language: 'en', term: 'utilise', better: 'use', why: '' }

/** The house style: a part of the table of server actions and routes (table.ts). */
export const styleActions: Record<string, Action> = {
  'app/desk/settings/house-style/actions.ts#addStyleRuleAction': { may: editorsOfAll, send: () => rule },
  'app/desk/settings/house-style/actions.ts#changeStyleRuleAction': {
    may: editorsOfAll,
    or: 'not-found',
    send: () => ({ ...rule, ruleId: noRule }),
  },
  'app/desk/settings/house-style/actions.ts#deleteStyleRuleAction': {
    may: editorsOfAll,
    or: 'not-found',
    send: () => ({ ruleId: noRule }),
  },
  'app/desk/settings/house-style/actions.ts#importStyleRulesAction': {
    may: editorsOfAll,
    send: () => ({ language: 'en', text: 'term,better\nutilise,use' }),
  },
  'app/desk/settings/snippets/actions.ts#saveSnippetAction': {
    may: editorsOfAll,
    send: () => ({ name: 'Ours', body: { type: 'doc', content: [{ type: 'paragraph' }] }, isForAll: true, replaces: false }),
  },
  'app/desk/settings/snippets/actions.ts#renameSnippetAction': {
    may: everyone,
    or: 'not-found',
    send: () => ({ snippetId: noRule, name: 'Theirs' }),
  },
  'app/desk/settings/snippets/actions.ts#deleteSnippetAction': { may: everyone, or: 'not-found', send: () => ({ snippetId: noRule }) },
  'app/desk/settings/templates/actions.ts#saveTemplateAction': {
    may: editorsOfAll,
    send: () => ({ templateId: null, name: 'Interview', language: 'en', sectionId: null, points: [] }),
  },
  'app/desk/settings/templates/actions.ts#writeTemplateAction': {
    may: editorsOfAll,
    or: 'not-found',
    send: () => ({ templateId: noRule, seen: 1, headline: '', dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } }),
  },
  'app/desk/settings/templates/actions.ts#deleteTemplateAction': {
    may: editorsOfAll,
    or: 'not-found',
    send: () => ({ templateId: noRule }),
  },
  'app/desk/settings/templates/actions.ts#takeTemplateAction': {
    may: whoChangesIt,
    send: ({ articles, template }) => ({ articleId: articles.submitted, templateId: template }),
  },
  'app/desk/settings/templates/actions.ts#tickPointAction': {
    may: whoChangesIt,
    send: ({ articles, storyPoint }) => ({ articleId: articles.submitted, pointId: storyPoint, isTicked: true }),
  },
  'app/desk/articles/actions.ts#keepWordAction': { may: everyone, send: () => ({ word: 'hryvnia', isKept: true }) },
  'app/desk/articles/actions.ts#ignoreGrammarAction': {
    may: whoChangesIt,
    send: ({ articles }) => ({ articleId: articles.submitted, rule: 'RepeatedWords', words: 'had had', isIgnored: true }),
  },
  'app/desk/articles/actions.ts#ignoreStyleRuleAction': {
    may: whoChangesIt,
    send: ({ articles, styleRule }) => ({ articleId: articles.submitted, ruleId: styleRule, isIgnored: true }),
  },
}

export const styleRoutes: Record<string, Route> = {
  '/desk/settings/house-style/page': { GET: { may: everyone, path: () => '/desk/settings/house-style' } },
  '/desk/settings/snippets/page': { GET: { may: everyone, path: () => '/desk/settings/snippets' } },
  '/desk/settings/templates/page': { GET: { may: editorsOfAll, path: () => '/desk/settings/templates' } },
  '/desk/settings/templates/[id]/page': { GET: { may: editorsOfAll, path: () => `/desk/settings/templates/${noRule}`, status: 404 } },
  '/desk/templates/route': { GET: { may: everyone, path: () => '/desk/templates?language=en' } },
  // Each gets their own and those for all: newsroom/snippets/snippets.test.ts.
  '/desk/snippets/route': { GET: { may: everyone, path: () => '/desk/snippets' } },
  '/desk/articles/[id]/house-style/route': {
    GET: { may: whoSeesIt, path: ({ articles }) => `/desk/articles/${articles.submitted}/house-style?language=en` },
  },
  '/desk/articles/[id]/grammar/route': {
    GET: { may: whoSeesIt, path: ({ articles }) => `/desk/articles/${articles.submitted}/grammar` },
  },
  '/desk/grammar-worker.js/route': { GET: { may: everyone, path: () => '/desk/grammar-worker.js' } },
  '/desk/grammar.wasm/route': { GET: { may: everyone, path: () => '/desk/grammar.wasm' } },
}
