import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'

const root = path.resolve(import.meta.dirname, '../../..')
const page = readFileSync(path.join(root, 'docs/conversation.md'), 'utf8')
const folder = 'test/apps/bot/transcripts'

describe('the page of what the bot says and does', () => {
  const transcripts = readdirSync(path.join(root, folder)).filter(name => name.endsWith('.txt'))
  const links = [...page.matchAll(/\]\(\.\.\/test\/apps\/bot\/transcripts\/([^)]+)\)/g)].map(
    ([, name]) => name,
  )

  it('shows each conversation that is held by a test, and no other', () => {
    expect(links.sort()).to.deep.equal([...new Set(links)].sort(), 'each once')
    expect(links).to.have.members(transcripts)
  })

  it('names each handler of the list', () => {
    const list = readFileSync(path.join(root, 'apps/bot/src/handlers/handlers.ts'), 'utf8')
    const [, written = ''] = /const written: readonly Handler\[\] = \[(.+?)\]/s.exec(list) ?? []
    const handlers = [...written.matchAll(/\w+/g)].map(([name]) => name)
    expect(handlers).to.have.length.at.least(10)
    for (const handler of [...handlers, 'changed', 'reaction'])
      expect(page, handler).to.include(`\`${handler}\``)
  })
})
