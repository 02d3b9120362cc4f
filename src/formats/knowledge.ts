import type { FormatInfo, FormatSource } from '../domain/format-info'

/** A software for which the format is a good choice (1: the first to try), and why. */
export function best(software: string, rank: number, fr: string, en: string) {
  return { software, rank, why: { fr, en } } satisfies NonNullable<FormatInfo['bestFor']>[number]
}

/** Dolibarr's own writer of a format: the open-source program that writes most of them. */
export function dolibarr(writer: string): FormatSource {
  return { kind: 'third-party', title: `Dolibarr, ${writer}`, url: 'https://github.com/Dolibarr/dolibarr' }
}
