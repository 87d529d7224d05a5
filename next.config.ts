import type { NextConfig } from 'next'
import { firstLanguage, languages } from './lib/languages.ts'

const others = languages.filter((language) => language !== firstLanguage)

/** What is not a page of the paper in the first language: its own folders, and the other languages' prefixes. */
const elsewhere = ['desk', 'api', 'media', 'built', '_next', 'healthz', 'readyz', 'live', ...others]

const config: NextConfig = {
  distDir: process.env.GALLEY_DIST ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // Metadata stands in <head> for everyone, not only for known bots: the edge keeps one complete document.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  // Types are checked by `npm run check`, once, with the same compiler.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'sharp', 'postgres', 'pg-boss', 'pino', 'nodemailer'],
  async rewrites() {
    // The first language has no prefix in public: inside, every page of the paper stands under its language.
    return {
      beforeFiles: [
        { source: '/', destination: `/${firstLanguage}` },
        { source: `/:path((?!(?:${elsewhere.join('|')})(?:/|$)).*)`, destination: `/${firstLanguage}/:path` },
      ],
      afterFiles: [],
      fallback: [],
    }
  },
}
export default config
