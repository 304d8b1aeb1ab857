const key = 'phones'

interface Kept {
  open: string[]
  drafts: Record<string, string>
  /** How many of the shop's messages each customer has read; absent until the first look. */
  read?: Record<string, number>
}

/** What a reload of this tab must not lose: open phones, drafts, what was read. */
export function createMemory(storage: Storage) {
  const kept: Kept = { open: [], drafts: {}, ...readKept(storage) }
  const keep = () => storage.setItem(key, JSON.stringify(kept))
  return {
    get open(): readonly string[] {
      return kept.open
    },
    setOpen(open: string[]): void {
      kept.open = open
      keep()
    },
    draftOf: (contact: string): string => kept.drafts[contact] ?? '',
    setDraft(contact: string, text: string): void {
      kept.drafts[contact] = text
      if (text === '') delete kept.drafts[contact]
      keep()
    },
    /** At the first look of a tab everything counts as read. */
    startReading(counts: [contact: string, fromShop: number][]): void {
      if (kept.read) return
      kept.read = Object.fromEntries(counts)
      keep()
    },
    unreadOf: (contact: string, fromShop: number): number =>
      Math.max(0, fromShop - (kept.read?.[contact] ?? 0)),
    markRead(contact: string, fromShop: number): void {
      if (kept.read?.[contact] === fromShop) return
      kept.read = { ...kept.read, [contact]: fromShop }
      keep()
    },
  }
}

export type Memory = ReturnType<typeof createMemory>

function readKept(storage: Storage): Partial<Kept> {
  try {
    return JSON.parse(storage.getItem(key) ?? '{}') as Partial<Kept>
  } catch {
    // Somebody else's text under our key: start afresh.
    return {}
  }
}
