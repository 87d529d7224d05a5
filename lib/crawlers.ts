/** Crawlers that read for AI, by the name that their owners publish for robots.txt. */
export const crawlers = {
  GPTBot: 'OpenAI',
  'OAI-SearchBot': 'OpenAI',
  'ChatGPT-User': 'OpenAI',
  ClaudeBot: 'Anthropic',
  'Google-Extended': 'Google',
  'Applebot-Extended': 'Apple',
  'meta-externalagent': 'Meta',
  Amazonbot: 'Amazon',
  PerplexityBot: 'Perplexity',
  CCBot: 'Common Crawl',
  Bytespider: 'ByteDance',
  'MistralAI-User': 'Mistral AI',
} as const satisfies Record<string, string>

export type Crawler = keyof typeof crawlers
export const crawlerNames = Object.keys(crawlers) as Crawler[] // the keys of the table above
