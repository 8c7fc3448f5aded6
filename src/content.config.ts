import { defineCollection } from 'astro:content';
import { handedOverLoaders } from './io/handed-over-loaders.ts';

const { articles, people, topics, pages } = handedOverLoaders();

export const collections = {
  articles: defineCollection({ loader: articles }),
  people: defineCollection({ loader: people }),
  topics: defineCollection({ loader: topics }),
  pages: defineCollection({ loader: pages }),
};
