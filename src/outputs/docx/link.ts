import { ConcreteHyperlink, type IContext, type IXmlableObject, type ParagraphChild } from 'docx';

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** A link out of a document. The package's own gives itself a name by chance, so that no two files of one article would be alike. */
export class Link extends ConcreteHyperlink {
  private readonly href: string;

  /** @param name the only one in the document */
  constructor(children: readonly ParagraphChild[], href: string, name: string) {
    super(children, name);
    this.href = href;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    context.viewWrapper.Relationships.addRelationship(this.linkId, HYPERLINK, this.href, 'External');
    return super.prepForXml(context);
  }
}
