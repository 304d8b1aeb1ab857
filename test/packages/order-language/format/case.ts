/** What was written, the cart that it comes to, and what is asked about it (nothing unless given). */
export type Case = readonly [turns: string | readonly string[], cart: string, asks?: string]

/** Cases of one way to write an order. */
export type Category = readonly [name: string, cases: readonly Case[]]
