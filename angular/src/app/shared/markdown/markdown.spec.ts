import { parseMarkdown } from './markdown';

describe('small Markdown', () => {
  it('reads headings, lists, paragraphs and bold', () => {
    expect(parseMarkdown('# A\n\ntext **b** c\n- one\n- two')).toEqual([
      { kind: 'heading', level: 1, spans: [{ text: 'A', strong: false }] },
      {
        kind: 'paragraph',
        spans: [
          { text: 'text ', strong: false },
          { text: 'b', strong: true },
          { text: ' c', strong: false },
        ],
      },
      { kind: 'list', items: [[{ text: 'one', strong: false }], [{ text: 'two', strong: false }]] },
    ]);
  });

  it('treats HTML as text', () => {
    expect(parseMarkdown('<img src=x onerror=alert(1)>')).toEqual([
      { kind: 'paragraph', spans: [{ text: '<img src=x onerror=alert(1)>', strong: false }] },
    ]);
  });
});
