import { readFile, writeFile } from 'node:fs/promises'
import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { BackupProblem } from './backup-problem.ts'

type AskPassphrase = () => Promise<string>

/**
 * Reads the keys that open backups from a file as `age-keygen` and `galley backup-key` write it. A file that is itself encrypted with a passphrase
 * (`age --passphrase`) is opened with it. No message repeats what the file says.
 */
export async function readIdentities(path: string, askPassphrase: AskPassphrase): Promise<Decrypter> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new BackupProblem(`The file of the key ${path} cannot be read (${error.code}): give its path with --identity.`)
  })
  const text = await openText(path, bytes, askPassphrase)
  const keys = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const decrypter = new Decrypter()
  for (const key of keys) {
    try {
      decrypter.addIdentity(key.trim())
    } catch {
      throw new BackupProblem(`${path} is no file of keys: a line of it is neither a key of age (AGE-SECRET-KEY-…) nor a remark.`)
    }
  }
  if (keys.length === 0) throw new BackupProblem(`${path} has no key: give the file with the line AGE-SECRET-KEY-….`)
  return decrypter
}

const armored = '-----BEGIN AGE ENCRYPTED FILE-----'

async function openText(path: string, bytes: Buffer, askPassphrase: AskPassphrase): Promise<string> {
  const isArmored = bytes.toString('latin1', 0, armored.length) === armored
  if (!isArmored && !bytes.toString('latin1').startsWith('age-encryption.org/')) return bytes.toString()
  const decrypter = new Decrypter()
  decrypter.addPassphrase(await askPassphrase())
  try {
    return await decrypter.decrypt(isArmored ? armor.decode(bytes.toString().trim()) : bytes, 'text')
  } catch {
    throw new BackupProblem(`The passphrase does not open ${path}: try it again. Nothing was changed.`)
  }
}

/**
 * Makes a key in a new file that only its owner reads, encrypted with the passphrase if there is one. Returns its public key. Who guesses passphrases
 * needs as long for each as it takes here: a second with `work` 18, half of it with 17. Tests have no time for that.
 */
export async function makeIdentityFile(path: string, passphrase?: string, { work = 18 } = {}): Promise<string> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const text = `# made by Galley: ${new Date().toISOString()}\n# public key: ${recipient}\n${identity}\n`
  await writeFile(path, passphrase ? await lockText(text, passphrase, work) : text, { flag: 'wx', mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new BackupProblem(
        error.code === 'EEXIST' ? `${path} is there already, and stays.` : `${path} cannot be written (${error.code}).`,
      )
    },
  )
  return recipient
}

async function lockText(text: string, passphrase: string, work: number): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(work)
  encrypter.setPassphrase(passphrase)
  return armor.encode(await encrypter.encrypt(text))
}
