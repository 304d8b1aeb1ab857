import { text as readAll } from 'node:stream/consumers'
import { createChannels } from '@comanda/alert-channels/channels.js'
import type { Errand, ErrandResult } from '../alerts/courier.js'

/** Sends what it gets on stdin, all at once, and says of each what became of it as soon as that is known. */
async function main(): Promise<void> {
  const { config, letters } = JSON.parse(await readAll(process.stdin)) as Errand
  const channels = createChannels(config)
  await Promise.all(
    letters.map(async ({ channel: name, text }, letter) => {
      const result: ErrandResult = { letter }
      try {
        await channels.find(channel => channel.name === name)?.send(text)
      } catch (error) {
        result.error = error instanceof Error ? error.message : String(error)
      }
      process.stdout.write(`${JSON.stringify(result)}\n`)
    }),
  )
  // a look-up that hangs, or a connection that nobody ends, would keep it alive
  process.stdout.write('', () => process.exit(0))
}

await main()
