const words = (text: string): string[] => text.split(/\s+/)

/** Words of an answer, folded, of all languages: customers write in their own. */
interface AnswerWords {
  /** one of these must be there */
  readonly decisive: ReadonlySet<string>
  /** may stand beside it, and alone says nothing: "please" and "that is" are neither yes nor no */
  readonly beside: ReadonlySet<string>
}

const yes: AnswerWords = {
  decisive: new Set([
    ...words('y yes yep yeah yea yup sure ok okay k correct right confirm confirmed perfect great good fine'),
    ...words('si sip claro dale vale va sale orale listo bueno bien asi correcto exacto perfecto acuerdo'),
    ...words('supuesto adelante confirma confirmo confirmar confirmado confirmalo okey oki okis'),
    ...words('s ss sim isso certo certeza correto exato perfeito otimo bom bem beleza blz fechado fechou'),
    ...words('combinado pode 👍 ✅ ✔ 👌'),
  ]),
  beside: new Set([
    ...words('place it the order go ahead do thats that is all sounds looks'),
    ...words('que esta todo es muy de eso mismo lo quiero hazlo pedido'),
    ...words('e ta tudo mesmo ai ser mandar com quero eu'),
  ]),
}

const no: AnswerWords = {
  decisive: new Set(words('n nn no not nope nah nop nao 👎 ❌')),
  beside: new Set([
    ...words('yet dont now'),
    ...words('todavia aun ahora asi mejor es esta bien correcto'),
    ...words('ainda agora assim melhor e ta isso bem certo correto'),
  ]),
}

const courtesy = new Set([
  ...words('thanks thank you please'),
  ...words('gracias por favor porfa porfavor xfa'),
  ...words('obrigado obrigada brigado brigada obg valeu vlw pfv'),
])
const longestAnswer = 60

/** "siii", "nooo". A letter alone stays as it is: "kkkk" is laughter. */
function shorten(word: string): string {
  const short = word.replace(/(.)\1+/gu, '$1')
  return short.length > 1 ? short : word
}

const has = (known: ReadonlySet<string>, word: string): boolean => known.has(word) || known.has(shorten(word))

function isAnswer(said: readonly string[], { decisive, beside }: AnswerWords): boolean {
  const isKnown = said.every(word => has(decisive, word) || has(beside, word))
  return isKnown && said.some(word => has(decisive, word))
}

/** What is said beside courtesy, folded. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/['’]|\p{M}|\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}/gu, '')
    .toLowerCase()
    .split(/[\s.,!?;:¡¿*_~-]+/u)
    .filter(word => word !== '' && !courtesy.has(word))

/** Is it “please” or “por favor”, and no more? @param text one turn */
export const isCourtesy = (text: string): boolean =>
  text.length <= longestAnswer && wordsOf(text).length === 0

/**
 * Is this nothing but a yes or a no? A yes with anything else in it ("yes but no onions") is an edit, and one that is
 * asked ("tudo bem?") is no answer.
 * @param text one turn
 */
export function readAnswer(text: string): 'yes' | 'no' | undefined {
  if (text.length > longestAnswer) return undefined
  const said = wordsOf(text)
  if (isAnswer(said, no)) return 'no'
  return isAnswer(said, yes) && !text.includes('?') ? 'yes' : undefined
}
