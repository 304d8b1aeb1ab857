import { Emitter } from './events.js'

/** Models by id, in the order in which they came. */
export class Collection<Model> extends Emitter {
  readonly #models = new Map<string, Model>()
  readonly #idOf: (model: Model) => string

  constructor(idOf: (model: Model) => string) {
    super()
    this.#idOf = idOf
  }

  get length(): number {
    return this.#models.size
  }

  /** By id or by anything that reads as one. */
  get(id: unknown): Model | undefined {
    return id === undefined || id === null ? undefined : this.#models.get(String(id))
  }

  /** Adds without an event; who adds decides whether it is news. */
  put(model: Model): void {
    this.#models.set(this.#idOf(model), model)
  }

  /** Puts older models before all others. */
  putBefore(models: Model[]): void {
    const later = [...this.#models]
    this.#models.clear()
    for (const model of models) this.put(model)
    for (const [id, model] of later) this.#models.set(id, model)
  }

  delete(model: Model): void {
    this.#models.delete(this.#idOf(model))
  }

  clear(): void {
    this.#models.clear()
  }

  first(): Model | undefined {
    return this.#models.values().next().value
  }

  last(): Model | undefined {
    return this.getModelsArray().at(-1)
  }

  getModelsArray(): Model[] {
    return [...this.#models.values()]
  }
}
