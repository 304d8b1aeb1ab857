export type BackupFault =
  | 'key'
  | 'damaged'
  | 'unknown_format'
  | 'newer'
  | 'restless'
  | 'not_empty'
  | 'in_use'
  | 'differs'
  | 'no_room'
  | 'unusable'

/** A backup can't be made or restored. The message is for the person at the keyboard. */
export class BackupError extends Error {
  readonly code = 'BACKUP_FAILED'

  constructor(
    readonly fault: BackupFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'BackupError'
  }
}

const noRoomCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Did a write fail for want of room (a full disk, a quota, a limit)? */
export const isOutOfRoom = (error: unknown): boolean =>
  noRoomCodes.has(String((error as { code?: unknown } | null)?.code))
