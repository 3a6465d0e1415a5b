import { type ComponentType, type ReactNode, type Ref, useCallback } from 'react';
import { photoAddress } from '../media/photo-address.ts';
import type { ControlClass, ControlProps, Keyed } from './decap.ts';

interface PhotoProps extends ControlProps {
  readonly getEntry: () => Keyed;
  readonly ref?: Ref<unknown>;
}

/**
 * The choice of a photo: Decap's own, which finds the photo that was just chosen as well.
 *
 * @param DecapImage Decap's own control; what Decap asks of a control goes to it by `ref`
 */
export function createPhotoControl(DecapImage: ControlClass): ComponentType<PhotoProps> {
  const Image = DecapImage as unknown as ComponentType<PhotoProps & { getAsset(path: string): string }>;
  return function PhotoControl(props: PhotoProps): ReactNode {
    const { getEntry } = props;
    // Decap looks for the photo anew whenever this function is another.
    const getAsset = useCallback((path: string) => photoAddress(getEntry(), path), [getEntry]);
    return <Image {...props} getAsset={getAsset} />;
  };
}
