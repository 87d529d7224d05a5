import type { NextConfig } from 'next'

const config: NextConfig = {
  distDir: process.env.GALLEY_DIST ?? '.next',
  poweredByHeader: false,
  // proxy.ts needs the requested URL unchanged: otherwise its rewrites on 127.0.0.1 would count as external.
  skipProxyUrlNormalize: true,
  reactStrictMode: true,
  // A story may have 2 MB of text (newsroom/articles/document.ts), plus other fields.
  experimental: { serverActions: { bodySizeLimit: '3mb' } },
  // Metadata is in <head> for all clients, not only for known bots: the edge caches one complete document.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  turbopack: { rules: { 'intlStrings.mjs': { loaders: ['./services/up/desk-languages-only.cjs'] } } },
  rewrites: async () => [
    // In Next a dynamic part is a whole path segment, so the sitemap files are in a folder internally.
    { source: '/sitemap-:file(\\d+|topics-\\d+|authors-\\d+).xml', destination: '/sitemaps/:file' },
    // With --dev there is no edge that passes the channel on.
    ...(process.env.NODE_ENV === 'development' && process.env.GALLEY_CHANNEL_URL
      ? [{ source: '/channel', destination: `${process.env.GALLEY_CHANNEL_URL}/channel` }]
      : []),
  ],
  headers: async () => [
    // The readers' script, styles and fonts: each name contains a hash of the bytes (reader/build.ts).
    { source: '/built/:file', headers: [{ key: 'cache-control', value: 'public, max-age=31536000, immutable' }] },
    // Icons in the sizes that old browsers and home screens request: public/, drawn from reader/icon.svg.
    {
      source: '/:file(favicon.ico|apple-icon.png|icon-192.png|icon-512.png)',
      headers: [{ key: 'cache-control', value: 'public, max-age=86400' }],
    },
  ],
  // `npm run check` checks the types once, with the same compiler.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'sharp', 'postgres', 'pg-boss', 'nodemailer', 'exifr'],
}
export default config
