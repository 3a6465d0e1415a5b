import type { RenderedBody } from '../../mdx/render.ts';
import type { PhotoView } from '../../model/card.ts';
import type { SearchRecord } from '../store/record.ts';

/** What a record takes from the body of an entry, as the site renders it. */
export type ArchivedBody = Pick<RenderedBody, 'text' | 'headings'>;

/** A photo as a result shows it: some 140 pixels wide. */
export type ThumbnailOf = (photo: PhotoView) => NonNullable<SearchRecord['art']>;
