/** How a ninjs 3.1 document names its standard (IPTC). */
export const ninjsStandard = { name: 'ninjs', version: '3.1', schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json' } as const
