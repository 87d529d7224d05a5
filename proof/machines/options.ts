/** Tests next to their code that belong to the proof that several machines are one newsroom. */
export const machinesTests = ['services/edge/heartbeat.test.ts', 'services/edge/pass-to-another.test.ts', 'services/worker/work.test.ts']

/** `npm run proof -- machines --s3 URL`: a real object store. Without it the small one of the tests. */
export const objectStoreUrl = process.env.GALLEY_PROOF_S3
