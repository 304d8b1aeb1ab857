/** Phrases by their words. Maps, not objects, so that a word like `__proto__` is just a word. */
export interface TrieNode<T> {
  readonly children: Map<string, TrieNode<T>>
  value: T | undefined
}

export function createTrie<T>(): TrieNode<T> {
  return { children: new Map(), value: undefined }
}

/** The node at the end of a phrase; makes those that are missing. */
export function growTrie<T>(root: TrieNode<T>, words: readonly string[]): TrieNode<T> {
  let node = root
  for (const word of words) {
    let next = node.children.get(word)
    if (!next) {
      next = createTrie<T>()
      node.children.set(word, next)
    }
    node = next
  }
  return node
}

/** The node at the end of a phrase, if there is one. */
export function findNode<T>(root: TrieNode<T>, words: readonly string[]): TrieNode<T> | undefined {
  let node: TrieNode<T> | undefined = root
  for (const word of words) node = node?.children.get(word)
  return node
}
