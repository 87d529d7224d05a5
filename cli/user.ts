import { type Command, Option } from 'commander'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { publicUrl } from '#lib/env.ts'
import { NotFound } from '#lib/outcome.ts'
import { changeRole } from '#newsroom/people/change-role.ts'
import { disable } from '#newsroom/people/disable.ts'
import { enable } from '#newsroom/people/enable.ts'
import { email as emailInput, invitation, role as roleInput } from '#newsroom/people/input.ts'
import { invite } from '#newsroom/people/invite.ts'
import { signInLink } from '#newsroom/people/one-time-link.ts'
import { machine, type Role } from '#newsroom/people/person.ts'
import { resetFactors } from '#newsroom/people/reset-factors.ts'
import { refuse } from './refuse.ts'

const operator = machine('console')

/** `galley user …`: manages accounts. For the operator of the machine, without authorisation. */
export function registerUser(program: Command): void {
  const user = program.command('user').description('create, change and disable accounts')
  user
    .command('add <email>')
    .description('create an account, and print the link for the first sign-in')
    .addOption(new Option('--role <role>', 'what they may do').choices(roleInput.options).default('journalist'))
    .option('--name <name>', 'the name that colleagues see (default: the first part of the address)')
    .action(async (address: string, options: { role: Role; name?: string }) => {
      const invited = invitation.safeParse({ email: address, role: options.role, name: options.name ?? address.split('@')[0] })
      if (!invited.success) return refuse(z.prettifyError(invited.error))
      const outcome = await invite(operator, invited.data)
      if (!outcome.ok) return refuse(`${address} already has an account: see \`galley user link ${address}\``)
      console.log(absolute(outcome.value.link))
    })
  user
    .command('link <email>')
    .description('print a link that signs this person in once, within 15 minutes')
    .action(async (address: string) => console.log(absolute(await signInLink(address))))
  user
    .command('role <email> <role>')
    .description(`change what this person may do: ${roleInput.options.join(', ')}`)
    .action(async (address: string, wanted: string) => {
      const role = roleInput.safeParse(wanted)
      if (!role.success) return refuse(`${wanted} is not a role: give one of ${roleInput.options.join(', ')}`)
      const outcome = await changeRole(operator, await idOf(address), role.data)
      if (!outcome.ok) return refuse(lastAdmin(address))
      console.log(`${address} is ${role.data === 'journalist' ? 'a' : 'an'} ${role.data} now`)
    })
  registerLocks(user)
  user
    .command('list')
    .description('list all accounts: address, role, name, and whether they are disabled')
    .action(async () => {
      const everybody = await database()
        .select({ email: people.email, role: people.role, name: people.name, disabledAt: people.disabledAt })
        .from(people)
        .orderBy(people.email)
      for (const { email, role, name, disabledAt } of everybody)
        console.log([email, role, name, ...(disabledAt ? ['disabled'] : [])].join('\t'))
    })
}

/** What an account is locked and opened with. */
function registerLocks(user: Command): void {
  user
    .command('reset-factors <email>')
    .description('remove the passkeys, the app for codes and the recovery codes of somebody who lost them')
    .action(async (address: string) => {
      await resetFactors(operator, await idOf(address))
      console.log(`${address} signs in by password or link now, and sets up new ones`)
    })
  user
    .command('disable <email>')
    .description('disable an account: its sessions end at once, its links no longer work')
    .action(async (address: string) => {
      const outcome = await disable(operator, await idOf(address))
      if (!outcome.ok) return refuse(lastAdmin(address))
      console.log(`${address} can no longer sign in`)
    })
  user
    .command('enable <email>')
    .description('enable an account again')
    .action(async (address: string) => {
      await enable(operator, await idOf(address))
      console.log(`${address} can sign in again`)
    })
}

const absolute = (path: string): string => new URL(path, publicUrl()).href
const lastAdmin = (address: string): string => `${address} is the only admin who can sign in: make another person an admin first`

async function idOf(address: string): Promise<string> {
  const email = emailInput.safeParse(address)
  const [person] = email.success
    ? await database()
        .select({ id: people.id })
        .from(people)
        .where(eq(sql`lower(${people.email})`, email.data))
    : []
  if (!person) throw new NotFound(`nobody has the address ${address}: see \`galley user list\``)
  return person.id
}
