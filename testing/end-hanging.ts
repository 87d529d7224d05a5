import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** No test of `npm test` needs so long: the longest take a minute and a half on two cores. `GALLEY_TEST_PATIENCE` sets other seconds. */
const patience = Number(process.env.GALLEY_TEST_PATIENCE ?? 720)

/** A test file that was ended, and what is known of it. */
export type EndedFile = { file: string; says: string }

/**
 * A reporter of vitest that ends a test file which neither begins nor ends a test for twelve minutes: no timeout of a test reaches what hangs
 * outside a test, or never returns to the event loop. Which of vitest's processes it is in is not known, so it says where each of them stands
 * and kills them all; vitest goes on in new ones. The files that were ended so are written to `GALLEY_TEST_ENDED`, as JSON. When vitest itself
 * stands still, no file being open, the run ends.
 */
export default class EndHanging implements Reporter {
  /** The files that were begun and have not ended, and when something was last heard of each. */
  readonly #open = new Map<string, { file: string; at: number; last: string }>()
  readonly #ended: EndedFile[] = []
  #heard = Date.now()
  #clock: NodeJS.Timeout | undefined

  onTestRunStart(): void {
    this.#clock = setInterval(() => void this.#look(), Math.min(15, patience) * 1_000)
  }
  onTestRunEnd(): void {
    clearInterval(this.#clock)
  }
  onTestModuleQueued(module: TestModule): void {
    this.#note(module, 'was begun')
  }
  onTestCaseReady(test: TestCase): void {
    this.#note(test.module, `began “${test.fullName}”`)
  }
  onTestCaseResult(test: TestCase): void {
    this.#note(test.module, `ended “${test.fullName}”`)
  }
  onTestModuleEnd(module: TestModule): void {
    this.#heard = Date.now()
    this.#open.delete(module.id)
  }

  #note(module: TestModule, last: string): void {
    this.#heard = Date.now()
    this.#open.set(module.id, { file: module.relativeModuleId, at: this.#heard, last })
  }

  async #look(): Promise<void> {
    const isHanging = ({ at }: { at: number }) => Date.now() - at > patience * 1_000
    const files = [...this.#open.values()]
    const isStill = files.length === 0 && isHanging({ at: this.#heard })
    if (!isStill && !files.some(isHanging)) return
    this.#open.clear()
    const places: string[] = []
    for (const pid of testProcesses()) {
      places.push(`process ${pid} stood ${await whereItStands(pid)}`)
      kill(pid, 'SIGKILL')
    }
    if (isStill) {
      console.error(`\nvitest begins no file and ends none, for ${patience} seconds\n${places.join('\n')}`)
      process.exit(1)
    }
    for (const each of files) {
      const what = isHanging(each) ? `hung for ${patience} seconds after it ${each.last}` : `was ended with another, after it ${each.last}`
      this.#ended.push({ file: each.file, says: [`${each.file} ${what}`, ...places].join('\n') })
      console.error(`\n${this.#ended.at(-1)?.says}`)
    }
    if (process.env.GALLEY_TEST_ENDED) writeFileSync(process.env.GALLEY_TEST_ENDED, JSON.stringify(this.#ended))
  }
}

/** The processes in which this vitest runs tests. */
function testProcesses(): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  const found = lines.map((line) => /^ *(\d+) +(\d+) .*vitest\/dist\/workers\//.exec(line))
  return found.filter((one) => Number(one?.[2]) === process.pid).map((one) => Number(one?.[1]))
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    console.error(`process ${pid}: ${error}`)
  }
}

/**
 * The functions in which a process of Node is, innermost first. SIGUSR1 opens its inspector, which interrupts it even in an endless loop. It
 * stands nowhere when it waits for something.
 */
async function whereItStands(pid: number): Promise<string> {
  kill(pid, 'SIGUSR1')
  await wait(1_000)
  const stack = (async () => {
    const targets: { webSocketDebuggerUrl: string }[] = await (await fetch('http://127.0.0.1:9229/json/list')).json()
    const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '')
    await new Promise((opened, refused) => {
      socket.onopen = opened
      socket.onerror = () => refused(new Error('its inspector refuses a connection'))
    })
    const urls = new Map<string, string>()
    const frames = new Promise<string>((answer) => {
      socket.onmessage = ({ data }) => {
        const { method, params } = JSON.parse(String(data))
        if (method === 'Debugger.scriptParsed') urls.set(params.scriptId, params.url)
        if (method === 'Debugger.paused')
          answer(params.callFrames.map(({ functionName, location }: Frame) => nameFrame(functionName, urls, location)).join('\n'))
      }
    })
    socket.send(JSON.stringify({ id: 1, method: 'Debugger.enable' }))
    socket.send(JSON.stringify({ id: 2, method: 'Debugger.pause' }))
    return frames
  })()
  const none = wait(5_000, 'nowhere: it waited for something')
  return Promise.race([stack, none]).catch((error: Error) => `at an unknown place: ${error.message}`)
}

type Place = { scriptId: string; lineNumber: number }
type Frame = { functionName: string; location: Place }

const nameFrame = (name: string, urls: Map<string, string>, { scriptId, lineNumber }: Place): string =>
  `in ${name || 'a function'} (${urls.get(scriptId) ?? ''}:${lineNumber + 1})`
