import WAWebJS from 'whatsapp-web.js'

/**
 * A program of its own: the client as it is commonly driven, answering each message with a line. Its settings, and the
 * browser's flags, come as JSON in its only argument; it says `ready` to its parent.
 */
export interface PlainClientSettings {
  executablePath: string
  /** on top of puppeteer's own */
  args: string[]
  viewport: { width: number; height: number } | undefined
  /** where LocalAuth keeps its profile */
  sessionDir: string
}

async function run(settings: PlainClientSettings): Promise<void> {
  const client = new WAWebJS.Client({
    authStrategy: new WAWebJS.LocalAuth({ dataPath: settings.sessionDir }),
    puppeteer: {
      executablePath: settings.executablePath,
      args: settings.args,
      ...(settings.viewport === undefined ? {} : { defaultViewport: settings.viewport }),
    },
    webVersionCache: { type: 'none' },
  })
  client.on('ready', () => process.send?.('ready'))
  client.on('message', message => {
    void client.sendMessage(message.from, 'Thank you, we have your message.')
  })
  process.once('SIGTERM', () => {
    void client.destroy().finally(() => process.exit(0))
  })
  await client.initialize()
}

await run(JSON.parse(process.argv[2] ?? ''))
