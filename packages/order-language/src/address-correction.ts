import { languages } from './language/vocabulary.js'
import { type Token, tokenise } from './text/tokenise.js'

const longestCorrection = 80
/** A smaller number may count something. */
const smallestHouse = 10
/** A shorter word of an address may stand in any sentence. */
const shortestName = 4

const corrects = languages.flatMap(({ wishes }) => wishes.corrects)

const isNumber = ({ kind }: Token): boolean => kind === 'number'
const isName = ({ kind, text }: Token): boolean => kind === 'word' && text.length >= shortestName

/** “54 Harrison, not 45”: the last number that isn't the old one. */
const newNumber = (tokens: readonly Token[], old: string): Token | undefined =>
  tokens.findLast(token => isNumber(token) && token.text !== old && token.value >= smallestHouse)

/**
 * A number of a house that somebody corrects: by the street's name, or by saying that they were wrong.
 * @param text one turn
 * @param address as it was told
 * @returns the address with that number; undefined where it corrects none
 */
export function readAddressCorrection(text: string, address: string): string | undefined {
  if (text.length > longestCorrection || text.includes('?')) return undefined
  const tokens = tokenise(text)
  const told = tokenise(address)
  const house = told.find(isNumber)
  const number = house && newNumber(tokens, house.text)
  if (house === undefined || number === undefined) return undefined
  // “145, flat 3” says more than the house
  const isOther = (token: Token): boolean =>
    isNumber(token) && ![number.text, house.text].includes(token.text)
  if (tokens.some(isOther)) return undefined
  const isNamed = tokens.some(
    token => isName(token) && told.some(other => isName(other) && other.text === token.text),
  )
  const said = ` ${tokens.map(token => token.text).join(' ')} `
  const isWrong = corrects.some(phrase => said.includes(` ${phrase} `))
  const isAsLong = number.text.length === house.text.length
  const namesOld = tokens.some(token => isNumber(token) && token.text === house.text)
  if (!isNamed && !(isWrong && (isAsLong || namesOld))) return undefined
  return `${address.slice(0, house.from)}${text.slice(number.from, number.to)}${address.slice(house.to)}`
}
