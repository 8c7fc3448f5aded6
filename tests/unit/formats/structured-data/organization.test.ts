import { expect, test } from 'vitest';
import { policyKinds } from '../../../../src/domain/site.ts';
import { toOrganization, toPublisher } from '../../../../src/formats/structured-data/organization.ts';
import { toWebSite } from '../../../../src/formats/structured-data/web-site.ts';
import { site } from '../../domain/filed.ts';

const inBrief = {
  '@type': 'NewsMediaOrganization',
  '@id': 'https://news.example/#organization',
  name: 'The Example',
  url: 'https://news.example/',
  logo: { '@type': 'ImageObject', url: 'https://news.example/logo.png', width: '512', height: '512' },
};

test('the publication in brief has a name, an address and a logo', () => {
  expect(toPublisher({ ...site, email: 'desk@news.example', policies: { ethics: 'ethics' } })).toEqual(inBrief);
});

test('a publication that states nothing more is told without empty fields', () => {
  expect(toOrganization(site)).toEqual({ ...inBrief, slogan: 'News', description: 'News.' });
});

test('the whole publication has its mail address, its accounts and the policies that have a page', () => {
  expect(
    toOrganization({
      ...site,
      email: 'desk@news.example',
      accounts: ['https://social.example/@news', 'https://video.example/?a=1&b=2'],
      policies: { corrections: 'corrections-policy', noBylines: 'about' },
    }),
  ).toEqual({
    ...inBrief,
    slogan: 'News',
    description: 'News.',
    email: 'desk@news.example',
    sameAs: ['https://social.example/@news', 'https://video.example/?a=1&b=2'],
    correctionsPolicy: 'https://news.example/corrections-policy/',
    noBylinesPolicy: 'https://news.example/about/',
  });
});

test('every kind of policy has a property of its own', () => {
  const policies = Object.fromEntries(policyKinds.map((kind) => [kind, `page-${kind.toLowerCase()}`]));
  const told = Object.entries(toOrganization({ ...site, policies })).filter(([, value]) =>
    String(value).includes('/page-'),
  );
  expect(Object.fromEntries(told.map(([property, value]) => [property, String(value).slice(26, -1)]))).toEqual({
    publishingPrinciples: 'principles',
    correctionsPolicy: 'corrections',
    ethicsPolicy: 'ethics',
    diversityPolicy: 'diversity',
    verificationFactCheckingPolicy: 'factchecking',
    actionableFeedbackPolicy: 'feedback',
    masthead: 'masthead',
    missionCoveragePrioritiesPolicy: 'mission',
    noBylinesPolicy: 'nobylines',
    ownershipFundingInfo: 'ownership',
    unnamedSourcesPolicy: 'unnamedsources',
  });
});

test('the site has the publication’s name and publisher', () => {
  expect(toWebSite(site)).toEqual({
    '@type': 'WebSite',
    '@id': 'https://news.example/#website',
    name: 'The Example',
    url: 'https://news.example/',
    description: 'News.',
    inLanguage: 'en',
    publisher: { '@id': 'https://news.example/#organization' },
  });
});
