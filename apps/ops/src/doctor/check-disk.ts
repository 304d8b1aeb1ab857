import type { Config } from '@comanda/shared/config/config.js'
import { freeBytes, judgeRoom } from '@comanda/shared/disk/room.js'
import { megabytes } from '@comanda/shared/memory/describe.js'
import type { Finding } from './finding.js'

const topic = 'disk'
const mend = 'delete what isn’t needed on it, such as old backups and logs'

/** Is there room for what the embedded database and the browsers write? */
export async function checkDisk({ dataDir, bot }: Pick<Config, 'dataDir' | 'bot'>): Promise<Finding> {
  const free = await freeBytes([dataDir, bot.sessionDir])
  if (free === undefined) return { topic, state: 'good', text: 'there is nothing on it yet' }
  const text = `${megabytes(free)} are left`
  const room = judgeRoom(free)
  if (room === 'enough') return { topic, state: 'good', text }
  return { topic, state: room === 'gone' ? 'bad' : 'warning', text, mend }
}
