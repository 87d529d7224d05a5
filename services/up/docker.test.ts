import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { environmentProblems } from '#lib/env.ts'
import { edgeProblem } from '#services/edge/settings.ts'
import { root } from './supervise.ts'

type Service = {
  image: string
  command?: string[]
  environment: Record<string, string>
  ports?: string[]
  read_only?: boolean
  cap_drop?: string[]
  healthcheck?: { test?: string[]; disable?: boolean }
  depends_on?: Record<string, { condition: string }>
  volumes: string[]
  build?: { context: string; dockerfile: string }
}
type Compose = { services: Record<string, Service>; volumes: Record<string, null> }

const text = readFileSync(join(root, 'deploy/docker/compose.yaml'), 'utf8')
const compose: Compose = parse(text, { merge: true }) // checked below
const ours = Object.entries(compose.services).filter(([, { image }]) => image === 'galley')
const dockerfile = readFileSync(join(root, 'deploy/docker/Dockerfile'), 'utf8')
const readme = `${readFileSync(join(root, 'README.md'), 'utf8')}${readFileSync(join(root, 'docs/running.md'), 'utf8')}`

afterEach(() => vi.unstubAllEnvs())

/** A value as Docker makes it of compose.yaml and these settings (compose-spec, Interpolation). */
function fillIn(value: string, given: Record<string, string>): string {
  return value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, sign: string | undefined, rest = '') => {
    if (given[name]) return given[name]
    if (sign === '?') throw new Error(`${name}: ${rest}`)
    return rest
  })
}
const given = {
  GALLEY_SECRET: 'q3Zk9v0yT1Jb6nXw2Lr8Md5Hc7Fg4Ps0',
  POSTGRES_PASSWORD: '0f1e2d3c4b5a',
  PUBLIC_URL: 'https://news.example',
}

test('there is one service for each process, and each runs a program that exists', () => {
  expect(ours.map(([name]) => name)).toEqual(['migrate', 'web', 'channel', 'worker', 'edge'])
  for (const [name, { command = [] }] of ours) {
    const program = command.at(-1) ?? ''
    expect(program, name).toMatch(/^services\/.*\.ts$/)
    expect(existsSync(join(root, program)), program).toBe(true)
  }
})

test.each(ours)('%s knows every setting that it is given, and finds none of them wrong', (_, { environment }) => {
  for (const [name, value] of Object.entries(environment)) {
    expect(readme, `${name} is in no table of settings`).toContain(`\`${name}\``)
    vi.stubEnv(name, fillIn(String(value), given))
  }
  expect(environmentProblems()).toEqual([])
  expect(edgeProblem()).toBeNull()
})

test.each(['GALLEY_SECRET', 'POSTGRES_PASSWORD', 'PUBLIC_URL'])('without %s nothing starts: there is no secret by default', (name) => {
  const values = Object.values(compose.services).flatMap(({ environment }) => Object.values(environment).map(String))
  expect(() => values.map((value) => fillIn(value, { ...given, [name]: '' }))).toThrow(name)
  expect(() => values.map((value) => fillIn(value, given))).not.toThrow()
})

test('what one service names of another is there: hosts, ports, conditions and volumes', () => {
  const { web, channel, edge, postgres } = compose.services
  expect(edge?.environment.GALLEY_WEB_URLS).toBe(`http://web:${web?.environment.PORT}`)
  expect(edge?.environment.GALLEY_CHANNEL_URL).toBe(`http://channel:${channel?.environment.GALLEY_CHANNEL_PORT}`)
  expect(edge?.ports).toEqual([`127.0.0.1:3000:${edge?.environment.PORT}`])
  expect(channel?.healthcheck?.test?.join(' ')).toContain(`:${channel?.environment.GALLEY_CHANNEL_PORT}/healthz`)
  expect(dockerfile).toContain('process.env.PORT ?? 3000}/readyz')
  expect(postgres?.volumes).toEqual(['database:/var/lib/postgresql'])
  for (const [name, { depends_on = {}, volumes }] of Object.entries(compose.services)) {
    for (const [other, { condition }] of Object.entries(depends_on)) {
      const health = compose.services[other]?.healthcheck
      expect(compose.services, `${name} waits for ${other}`).toHaveProperty(other)
      if (condition === 'service_healthy') expect(health?.disable, `${name} waits until ${other} is healthy`).toBeUndefined()
    }
    for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0])
  }
})

test.each(ours)('%s may do nothing but read its image and write its folder and /tmp', (_, service) => {
  expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
  expect(service.volumes).toEqual(['home:/var/lib/galley'])
})

test('the image runs as nobody in particular, with the Node that Galley brings, and has no secret and no file of this machine in it', () => {
  expect(dockerfile).toMatch(/^USER (?!0\b|root\b)\d+:\d+$/m)
  const [, node = ''] = /^ENTRYPOINT \["\/opt\/galley\/([^"]+)"\]$/m.exec(dockerfile) ?? []
  expect(existsSync(join(root, node)), node).toBe(true)
  expect(dockerfile).not.toMatch(/SECRET|PASSWORD|^(?:ADD|ARG)\b/m)
  const left = readFileSync(join(root, 'deploy/docker/Dockerfile.dockerignore'), 'utf8').split('\n')
  for (const name of ['.git', '**/.env*', '.galley', 'node_modules', '.next*']) expect(left).toContain(name)
  for (const [, from] of dockerfile.matchAll(/^COPY (?!--from)(\S+)/gm)) expect(existsSync(join(root, from ?? ''))).toBe(true)
})
