import {
  type ComponentType,
  type ReactNode,
  type Ref,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { photoForm } from '../../../src/schema/photo.ts';
import { photoAddress } from '../media/photo-address.ts';
import { wordsInPhoto } from '../media/words-in-photo.ts';
import type { ControlClass, ControlProps, Keyed } from './decap.ts';
import { SiblingsContext } from './object-control.tsx';

interface PhotoProps extends ControlProps {
  readonly getEntry: () => Keyed;
  readonly ref?: Ref<unknown>;
}

/**
 * The choice of a photo: Decap's own, which finds the photo that was just chosen as well. What the file says of itself is
 * put into the fields beside it that are still blank.
 *
 * @param DecapImage Decap's own control; what Decap asks of a control goes to it by `ref`
 */
export function createPhotoControl(DecapImage: ControlClass): ComponentType<PhotoProps> {
  const Image = DecapImage as unknown as ComponentType<PhotoProps & { getAsset(path: string): string }>;
  return function PhotoControl(props: PhotoProps): ReactNode {
    const { getEntry } = props;
    const filled = useWordsOfChosen(props);
    // Decap looks for the photo anew whenever this function is another.
    const getAsset = useCallback((path: string) => photoAddress(getEntry(), path), [getEntry]);
    return (
      <>
        <Image {...props} getAsset={getAsset} />
        <div role="status">
          {filled.length > 0 && (
            <p className="gs-note gs-note-below">
              Đã điền theo lời ghi trong tệp ảnh: {filled.join(', ')}. Hãy đọc lại.
            </p>
          )}
        </div>
      </>
    );
  };
}

/** Fills in what the file that was just chosen says. @returns the labels of the fields that were filled */
function useWordsOfChosen({ value, getEntry }: PhotoProps): readonly string[] {
  const { fill } = useContext(SiblingsContext);
  const [filled, setFilled] = useState<readonly string[]>([]);
  // The photo that the entry was opened with was looked at when it was chosen.
  const known = useRef(value);
  useEffect(() => {
    if (known.current === value) return;
    known.current = value;
    setFilled([]);
    if (typeof value !== 'string' || value === '') return;
    const abort = new AbortController();
    fetch(photoAddress(getEntry(), value), { signal: abort.signal })
      .then(async (response) => (response.ok ? wordsInPhoto(await response.arrayBuffer()) : undefined))
      .then((words) => {
        if (words && !abort.signal.aborted)
          setFilled(fill({ ...words }).map((name) => photoForm[name as keyof typeof photoForm].label));
      })
      // A file that can't be read now leaves its fields to the editor.
      .catch(() => {});
    return () => abort.abort();
  }, [value, getEntry, fill]);
  return filled;
}
