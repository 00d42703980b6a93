export interface Span {
  text: string;
  strong: boolean;
}
export type Block =
  { kind: 'heading'; level: 1 | 2 | 3; spans: Span[] } | { kind: 'paragraph'; spans: Span[] } | { kind: 'list'; items: Span[][] };

/** Reads the guide's small Markdown: headings, "- " lists, paragraphs, **bold**. Anything else is plain text, never HTML. */
export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const line of source
    .replaceAll('\r', '')
    .split('\n')
    .map((l) => l.trim())) {
    const heading = /^(#{1,3})\s+(.+)$/.exec(line);
    const bullet = /^[-*•]\s+(.+)$/.exec(line);
    if (!line) {
      open = null;
    } else if (heading) {
      blocks.push({ kind: 'heading', level: heading[1].length as 1 | 2 | 3, spans: parseSpans(heading[2]) });
      open = null;
    } else if (bullet) {
      if (open?.kind !== 'list') {
        blocks.push((open = { kind: 'list', items: [] }));
      }
      open.items.push(parseSpans(bullet[1]));
    } else if (open?.kind === 'paragraph') {
      open.spans.push(...parseSpans('\n' + line));
    } else {
      blocks.push((open = { kind: 'paragraph', spans: parseSpans(line) }));
    }
  }
  return blocks;
}

function parseSpans(text: string): Span[] {
  return text
    .split('**')
    .map((part, index, all) => ({ text: part, strong: index % 2 === 1 && index < all.length - 1 }))
    .filter((span) => span.text);
}
