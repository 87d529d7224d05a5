import { connect } from 'node:net'

/**
 * `node listeners.ts PORT COUNT GROUP`: opens that many live streams. Reports when all are open, and after each event the times at which
 * they received it.
 */
const [port = 0, count = 0, group = 0] = process.argv.slice(2).map(Number)
const each = 500
let open = 0
let receivedAt: number[] = []

for (let number = 0; number < count; number += 1) {
  const localAddress = `127.0.${20 + group}.${1 + Math.floor(number / each)}`
  const socket = connect({ port, host: '127.0.0.1', localAddress }, () => socket.write('GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n'))
  let isOpen = false
  socket.setEncoding('latin1')
  socket.on('data', (piece: string) => {
    if (!isOpen && piece.includes('retry:')) {
      isOpen = true
      open += 1
      if (open === count) process.send?.({ kind: 'open' })
    }
    if (!piece.includes('event: moved')) return
    receivedAt.push(Date.now())
    if (receivedAt.length < count) return
    process.send?.({ kind: 'heard', at: receivedAt })
    receivedAt = []
  })
  socket.on('error', (error) => console.error(error.message))
  if (number % 250 === 249) await new Promise((wake) => setTimeout(wake, 25))
}
process.on('disconnect', () => process.exit(0))
