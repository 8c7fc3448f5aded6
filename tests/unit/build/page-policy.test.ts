import { describe, expect, test } from 'vitest';
import { withPagePolicy } from '../../../src/build/page-policy.ts';

const page = (head: string, body = '') => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const guarded = (html: string) => withPagePolicy(Buffer.from(html)).toString();
const policyOf = (html: string) =>
  /<head><meta http-equiv="content-security-policy" content="([^"]*)">/.exec(guarded(html))?.[1];

describe('the policy of a page', () => {
  test('names its styles and speculation rules by digest', () => {
    const policy = policyOf(page('<style>a{}</style><style>b{}</style><script type="speculationrules">{}</script>'));
    // As printed by: printf 'a{}' | openssl dgst -sha256 -binary | base64
    expect(policy).toBe(
      "default-src 'self'; " +
        "script-src 'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='; " +
        "style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=' 'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans='; " +
        "object-src 'none'; base-uri 'none'; form-action 'self'",
    );
  });

  test('counts letters beyond ASCII by their bytes, and leaves the page as it was', () => {
    const written = page('<title>서울 “news”</title><style>b::after{content:"—"}</style>', '<p>שלום 😀</p>');
    const html = guarded(written);
    // As printed by: printf 'b::after{content:"—"}' | openssl dgst -sha256 -binary | base64
    expect(html).toContain("style-src 'sha256-HMnz7PYx0rOoypBpoKkZOOoQoAl46s4PvlbsGvB3MHc=';");
    expect(html.replace(/<meta http-equiv="content-security-policy"[^>]*>/, '')).toBe(written);
  });

  test('lets only a page with a program of the site run programs', () => {
    expect(policyOf(page('<style>a{}</style>'))).toContain("script-src 'none'");
    expect(policyOf(page('', '<script type="module" src="/_astro/a.js"></script>'))).toContain(
      "script-src 'self' 'wasm-unsafe-eval';",
    );
  });

  test('is the page’s own where it states one', () => {
    const own = page(
      '<meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src \'none\'">',
    );
    expect(guarded(own)).toBe(own);
  });

  test('never allows a program inside the page, nor a style in its text', () => {
    const policy = policyOf(page('<script>alert(1)</script>', '<style>p{}</style><script>alert(2)</script>'));
    expect(policy).toContain("script-src 'none'; style-src 'none';");
  });

  test('stands before everything that it is about', () => {
    const html = guarded(page('<style>a{}</style>'));
    expect(html.indexOf('content-security-policy')).toBeLessThan(html.indexOf('<style>'));
  });

  test('is not written into a part of a page', () => {
    expect(guarded('<p>text</p>')).toBe('<p>text</p>');
  });
});
