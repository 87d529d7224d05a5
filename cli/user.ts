import type { Command } from 'commander'
import { signInLink } from '#newsroom/people/one-time-link.ts'

/** `galley user …`: who can sign in. Run by whoever runs the machine, so it asks nobody. */
export function registerUser(program: Command): void {
  const user = program.command('user').description('who can sign in')
  user
    .command('link <email>')
    .description('print a link that signs this person in once, within 15 minutes')
    .action(async (email: string) => {
      console.log(absolute(await signInLink(email)))
    })
}

const absolute = (path: string): string => new URL(path, process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`).href
