import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { checkSync } from 'recheck'
import { patienceMs } from '../../support/wait-for.js'
import { findRegularExpressions } from './find-regular-expressions.js'

const sources = path.resolve('packages/order-language/src')

describe('the regular expressions of the order language', () => {
  it('are found in a program', () => {
    const code = "const a = b / c / d // a /comment/\nif (/x[/]\\/y/u.test('/no/')) return /z+/g"
    expect(findRegularExpressions(code)).to.deep.equal([
      { source: 'x[/]\\/y', flags: 'u' },
      { source: 'z+', flags: 'g' },
    ])
  })

  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.ts'),
  )
  const expressions = files.flatMap(file =>
    findRegularExpressions(readFileSync(path.join(sources, file), 'utf8')).map(found => ({ file, ...found })),
  )

  it('are there', () => {
    expect(expressions.length).to.be.above(20)
  })

  for (const { file, source, flags } of expressions)
    it(`take linear time: /${source}/${flags} in ${file}`, () => {
      const result = checkSync(source, flags, { timeout: patienceMs })
      expect(result.status, JSON.stringify(result)).to.equal('safe')
      expect(result.status === 'safe' && result.complexity.type).to.be.oneOf(['safe', 'linear'])
    })
})
