import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { checkSync } from 'recheck'
import { findRegularExpressions } from '../packages/order-language/find-regular-expressions.js'
import { patienceMs } from '../support/wait-for.js'

/** Everything that meets what somebody else wrote; the order language has a test of its own. */
const folders = [
  'apps/web/src',
  'apps/bot/src',
  'apps/ops/src',
  'packages/shared/src',
  'packages/alert-channels/src',
]

/** Those that take longer than the text is long, and why nobody can make them: the text is short before they are asked. */
const bounded: Record<string, string> = {
  '/[^\\s"\'“‘(<,:=_]{1,64}(?=@(?:c\\.us|lid|g\\.us|s\\.whatsapp\\.net)(?![a-z.]))/g':
    'looks 64 characters far, and at errors of our own alone',
}

const expressions = folders.flatMap(folder =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .flatMap(file => {
      const found = findRegularExpressions(readFileSync(path.join(folder, file), 'utf8'))
      return found.map(expression => ({ file: path.join(folder, file), ...expression }))
    }),
)

describe('the regular expressions of what meets the world', () => {
  it('are there', () => {
    expect(expressions.length).to.be.above(100)
  })

  for (const { file, source, flags } of expressions) {
    const name = `/${source}/${flags}`
    it(`take steps as the text is long: ${name} in ${file}`, () => {
      const result = checkSync(source, flags, { timeout: patienceMs })
      const isLinear = result.status === 'safe' && ['safe', 'linear'].includes(String(result.complexity.type))
      if (bounded[name] === undefined) expect(isLinear, JSON.stringify(result)).to.equal(true)
      else expect(isLinear, 'is no exception any more').to.equal(false)
    })
  }
})
