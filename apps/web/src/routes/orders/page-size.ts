export const pageSizes = [10, 20, 25, 50] as const
export const defaultPageSize = 20

/** @returns the size to use, and what to tell where it isn't the one that was asked for */
export function pageSizeFrom(asked: unknown): { size: number; notice: string | undefined } {
  if (asked === undefined) return { size: defaultPageSize, notice: undefined }
  const size = pageSizes.find(known => String(known) === asked)
  if (size !== undefined) return { size, notice: undefined }
  return {
    size: defaultPageSize,
    notice: `A page holds ${pageSizes.slice(0, -1).join(', ')} or ${pageSizes.at(-1)} orders. This one holds ${defaultPageSize}.`,
  }
}
