import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { holdTranscript } from './hold-transcript.js'

const folder = path.resolve(import.meta.dirname, '../../../apps/bot/transcripts')

/** Each file is a conversation as it is read aloud: “>” the customer, “<” the bot, “@” what happens meanwhile. */
describe('conversations', () => {
  const files = readdirSync(folder).filter(name => name.endsWith('.txt'))

  it('are there', () => {
    expect(files.length).to.be.at.least(20)
  })

  for (const file of files) {
    it(path.basename(file, '.txt').replaceAll('-', ' '), () => {
      const written = readFileSync(path.join(folder, file), 'utf8')
      const held = holdTranscript(written)
      // writes down what is said now, to be read before it is committed
      if (process.env.UPDATE_TRANSCRIPTS === '1') writeFileSync(path.join(folder, file), held)
      expect(held).to.equal(process.env.UPDATE_TRANSCRIPTS === '1' ? held : written)
    })
  }
})
