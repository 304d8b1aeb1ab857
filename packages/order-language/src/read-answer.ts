const words = {
  yes: new Set(
    'y yes yep yeah yea yup sure ok okay k correct right confirm confirmed perfect great fine please place it order go ahead do thats that is all good sounds looks si sí claro dale vale confirmo sim isso certo correcto correto pode confirmar 👍 ✅ 👌'.split(
      ' ',
    ),
  ),
  no: new Set('n no nope nah not yet dont não nao 👎 ❌'.split(' ')),
}

/** One of these must be there: "please" and "that is" alone say neither. */
const decisive = {
  yes: new Set(
    'y yes yep yeah yea yup sure ok okay k correct right confirm confirmed perfect great fine si sí claro dale vale confirmo sim isso certo correcto correto confirmar 👍 ✅ 👌'.split(
      ' ',
    ),
  ),
  no: new Set('n no nope nah não nao 👎 ❌'.split(' ')),
}

const courtesy = new Set('thanks thank you please gracias obrigado obrigada por favor'.split(' '))
const longestAnswer = 60

/**
 * Is this nothing but a yes or a no? A yes with anything else in it ("yes but no onions") is an edit.
 * @param text one turn
 */
export function readAnswer(text: string): 'yes' | 'no' | undefined {
  if (text.length > longestAnswer) return undefined
  const said = text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}/gu, '')
    .split(/[\s.,!?;:¡¿*_~-]+/u)
    .filter(word => word !== '' && !courtesy.has(word))
  for (const answer of ['yes', 'no'] as const) {
    const plain = said.every(word => words[answer].has(word))
    if (plain && said.some(word => decisive[answer].has(word))) return answer
  }
  return undefined
}
