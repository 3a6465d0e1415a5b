import type { Block } from '../../mdx/blocks.ts';
import type { PictureFile } from '../../model/picture.ts';
import type { Broadcast } from '../../schema/broadcast.ts';
import type { PhotoRights } from '../../schema/photo.ts';

/**
 * All that leaves the house of one article, as plain data that stands by itself: every file output is a pure function of
 * it. Addresses are whole, moments are ISO 8601 with offset, texts are NFC.
 */
export interface PressItem {
  /** Never changes: see `entryUri`. */
  readonly uri: string;
  readonly url: string;
  readonly slug: string;
  /** See `versionOf`. */
  readonly version: number;
  /** `Gương điển hình` and, inside it, `Cá nhân`. */
  readonly section: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly published: string;
  /** The moment before which nobody might publish; always past. */
  readonly embargoed?: string;
  /** The latest correction, or the publication. */
  readonly updated: string;
  /** Persons or groups, in order; nobody where a news item is the house's own. */
  readonly authors: readonly string[];
  /** Who the words are by and where they come from, as it must stand below them: `Bài: Mai Đan Thư. Nguồn: …`. */
  readonly credit: string;
  readonly about?: Subject;
  readonly unit?: Named;
  readonly topic?: { readonly id: string; readonly name: string };
  readonly plan?: Named & { readonly task?: Named };
  /** Where a news item was first told. */
  readonly source?: { readonly name: string; readonly url?: string };
  /** The facts beside the article, as its page has them. */
  readonly facts: {
    readonly name: string;
    readonly rows: readonly { readonly label: string; readonly value: string }[];
  };
  /** Oldest first, each with the version that it made. */
  readonly corrections: readonly PressCorrection[];
  readonly site: PressSite;
  readonly licence: Licence;
  readonly sample: boolean;
  /** Of the body: what Vietnamese newsrooms count as words ("chữ"). */
  readonly syllables: number;
  /** The photo that stands above the words. */
  readonly lead?: PressPhoto;
  /** Every photo once, the lead first; none that may only be shown on the site. */
  readonly photos: readonly PressPhoto[];
  readonly body: readonly PressBlock[];
  /** What an editor settled for television. */
  readonly broadcast?: Broadcast;
}

export type PressBlock = Block<PressPhoto>;

/** Something with a page of its own. */
export interface Named {
  readonly name: string;
  readonly url: string;
}

/** Who or what an article is about; `other` is a model or a practice. */
export interface Subject {
  readonly type: 'person' | 'organisation' | 'other';
  readonly name: string;
  readonly role?: string;
}

export interface PressCorrection {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly wrong: string;
  readonly right: string;
}

export interface PressSite {
  readonly name: string;
  readonly institution: string;
  readonly url: string;
  readonly pressEmail: string;
  /** The page that says what may be done with words and photos. */
  readonly rightsPage: string;
}

export interface Licence {
  readonly name: string;
  readonly url: string;
  readonly text: string;
}

export interface PressPhoto {
  /** See `partUri`. */
  readonly uri: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  readonly rights: { readonly id: PhotoRights; readonly name: string; readonly url: string };
  /** Who is to be seen, as far as an editor named them. */
  readonly people: readonly string[];
  readonly place?: string;
  /** By the camera's own clock, `2020-08-28T07:30:00`: nobody knows its offset. */
  readonly taken?: string;
  /** For a screen. */
  readonly web: PressPicture;
  /** As large as it is, for print. */
  readonly print: PressPicture;
}

/** A JPEG with its rights inside. */
export interface PressPicture extends PictureFile {
  readonly url: string;
}

/** What is still said of an article that was taken back: nothing of it. */
export interface WithdrawnItem {
  readonly uri: string;
  readonly url: string;
  readonly slug: string;
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  /** What to use instead. */
  readonly replacement?: Named & { readonly uri: string };
  readonly site: PressSite;
}
