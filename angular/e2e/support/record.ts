import { execFileSync } from 'node:child_process';

/** The text of a PDF as a reader sees it, line breaks and spaces folded away: Chinese forms break lines anywhere. */
export function textOf(pdf: string): string {
  return execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
}
