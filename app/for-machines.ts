/** A response that is not a page, with its type and the tags by which the edge invalidates it. */
export function forMachines(body: string, type: string, tags: readonly string[] = []): Response {
  return new Response(body, {
    headers: { 'content-type': type, 'galley-tags': tags.join(' '), 'cache-control': 'public, max-age=0, must-revalidate' },
  })
}

export const answerNothing = (tags: readonly string[] = []): Response =>
  new Response('There is nothing here.\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...(tags.length > 0 ? { 'galley-tags': tags.join(' ') } : {}) },
  })
