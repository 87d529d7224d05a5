import type { NextConfig } from 'next'

const config: NextConfig = {
  distDir: process.env.GALLEY_DIST ?? '.next',
  poweredByHeader: false,
  // proxy.ts sees the address as it was asked for: otherwise its rewrites on 127.0.0.1 count as another host's.
  skipProxyUrlNormalize: true,
  reactStrictMode: true,
  // A story may have 2 MB of text (newsroom/articles/document.ts), and a little around it.
  experimental: { serverActions: { bodySizeLimit: '3mb' } },
  // Metadata stands in <head> for everyone, not only for known bots: the edge keeps one complete document.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  // A dynamic part of a path is a whole segment in Next: the files of the sitemap have a folder inside.
  rewrites: async () => [{ source: '/sitemap-:file(\\d+|topics-\\d+|authors-\\d+).xml', destination: '/sitemaps/:file' }],
  // The paper's sign in the sizes that old browsers and home screens ask for: public/, drawn from reader/icon.svg.
  headers: async () => [
    {
      source: '/:file(favicon.ico|apple-icon.png|icon-192.png|icon-512.png)',
      headers: [{ key: 'cache-control', value: 'public, max-age=86400' }],
    },
  ],
  // Types are checked by `npm run check`, once, with the same compiler.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'sharp', 'postgres', 'pg-boss', 'nodemailer', 'exifr'],
}
export default config
