/**
 * What can be wrong with a file that is offered as a photo. A closed list, so that whoever speaks to an editor can say
 * each of them in Vietnamese with its remedy.
 */
export type PhotoFault =
  'missing' | 'too-many-bytes' | 'too-many-pixels' | 'not-a-photo' | 'damaged' | 'changed-since-planned';

/** A photo that can't be used. The message is for operators: English, and it begins with the file. */
export class PhotoError extends Error {
  readonly file: string;
  readonly fault: PhotoFault;

  constructor(file: string, fault: PhotoFault, detail: string, options?: ErrorOptions) {
    super(`${file}: ${detail}`, options);
    this.name = 'PhotoError';
    this.file = file;
    this.fault = fault;
  }
}
