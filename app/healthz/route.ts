/** The process is running, whatever the state of the database. */
export const dynamic = 'force-dynamic'
export const GET = () => new Response('up\n', { headers: { 'cache-control': 'no-store' } })
