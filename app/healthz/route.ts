/** The process is up, whatever the database does. */
export const dynamic = 'force-dynamic'
export const GET = () => new Response('up\n', { headers: { 'cache-control': 'no-store' } })
