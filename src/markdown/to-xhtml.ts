import { escapeAttribute, unescapeAttribute } from './escape-attribute.ts';
import { ownTag } from './own-tags.ts';

/** https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
const voidElements = new Set(['br', 'col', 'hr', 'img', 'link', 'meta', 'wbr']);

const attribute = /\s([^\s"=<>]+)(?:="([^"]*)")?/g;

/**
 * HTML of our own making in the syntax of XML: every element is closed, every attribute has a value, and nothing stands
 * unescaped that XML takes for a sign of its own. The language is said once more in XML’s own way, which some readers of books
 * know alone.
 *
 * @param html with the characters alone that XML allows, and without named characters but the five of XML
 */
export function toXhtml(html: string): string {
  return html
    .replace(ownTag, (tag, closing: string, name: string) => {
      if (closing) return tag;
      const attributes = [...tag.matchAll(attribute)].map(([, attributeName = '', value = '']) => {
        const printed = `${attributeName}="${escapeAttribute(unescapeAttribute(value)).replaceAll('>', '&gt;')}"`;
        return attributeName === 'lang' ? ` ${printed} xml:${printed}` : ` ${printed}`;
      });
      return `<${name}${attributes.join('')}${voidElements.has(name) ? '/' : ''}>`;
    })
    .replaceAll(']]>', ']]&gt;');
}
