/** Photos go to the server as they are: it keeps the original, and the site's build makes every size from it. */
export const getMediaProcessingConfig = (): undefined => undefined;
export const shouldTransformImage = (): boolean => false;
export const getMediaProcessingFileName = (name: string): string => name;
export const transformImage = (file: File): Promise<File> => Promise.resolve(file);
