package org.silkwire.fetcher.parse;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jsoup.parser.Parser;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads well-formed XML. Nothing outside the document is ever asked for; entities that the document itself declares are
 * expanded within limits. Namespaces are left to {@link TreeBuilder}: the parser's own lookup is a scan whose time a hostile
 * document can make quadratic.
 */
final class StrictXml {
    private static final String LIMIT = "http://www.oracle.com/xml/jaxp/properties/";
    private static final Map<String, String> LIMITS = Map.of(
            LIMIT + "entityExpansionLimit", "10000",
            LIMIT + "maxGeneralEntitySizeLimit", "100000",
            LIMIT + "maxParameterEntitySizeLimit", "100000",
            LIMIT + "entityReplacementLimit", "100000",
            LIMIT + "totalEntitySizeLimit", "1000000",
            LIMIT + "elementAttributeLimit", "500",
            LIMIT + "maxXMLNameLimit", "1000",
            LIMIT + "maxElementDepth", "0");

    /** More declarations than any feed's own DTD has; the parser's tables of them are searched one by one. */
    private static final int MAX_DECLARATIONS = 2_000;

    private static final SAXParserFactory FACTORY = factory();

    private StrictXml() {}

    /** @throws SAXException where the text isn't well-formed or goes over a limit, saying where and why */
    static void parse(String text, TreeBuilder tree) throws SAXException {
        Handler handler = new Handler(tree);
        try {
            SAXParser parser = parser();
            parser.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
            parser.setProperty("http://xml.org/sax/properties/declaration-handler", handler);
            parser.parse(new InputSource(new StringReader(text)), handler);
        } catch (IOException e) {
            throw new SAXException("cannot be read", e);
        }
    }

    private static SAXParserFactory factory() {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(false);
        factory.setValidating(false);
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the JDK's XML parser can't be made safe", e);
        }
        return factory;
    }

    private static SAXParser parser() throws SAXException {
        try {
            SAXParser parser;
            synchronized (FACTORY) {
                parser = FACTORY.newSAXParser();
            }
            for (Map.Entry<String, String> limit : LIMITS.entrySet()) {
                parser.setProperty(limit.getKey(), limit.getValue());
            }
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser can't be made safe", e);
        }
    }

    private static final class Handler extends DefaultHandler2 {
        private final TreeBuilder tree;
        private int declarations;

        Handler(TreeBuilder tree) {
            this.tree = tree;
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            List<Map.Entry<String, String>> stated = new ArrayList<>(attributes.getLength());
            for (int i = 0; i < attributes.getLength(); i++) {
                stated.add(Map.entry(attributes.getQName(i), attributes.getValue(i)));
            }
            tree.start(qName, stated);
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            tree.text(new String(characters, start, length));
        }

        @Override
        public void endElement(String uri, String localName, String qName) {
            tree.end();
        }

        /** An entity of HTML whose DTD wasn't read; an external one, which stays as written. */
        @Override
        public void skippedEntity(String name) {
            if (!name.startsWith("%") && !name.startsWith("[")) {
                tree.text(Parser.unescapeEntities("&" + name + ";", false));
            }
        }

        @Override
        public InputSource resolveEntity(String name, String publicId, String baseUri, String systemId) {
            return new InputSource(new StringReader(""));
        }

        @Override
        public void internalEntityDecl(String name, String value) throws SAXException {
            declared();
        }

        @Override
        public void externalEntityDecl(String name, String publicId, String systemId) throws SAXException {
            declared();
        }

        @Override
        public void elementDecl(String name, String model) throws SAXException {
            declared();
        }

        /** Default values would be added to every element there is, and none of them is the publisher's. */
        @Override
        public void attributeDecl(String element, String attribute, String type, String mode, String value)
                throws SAXException {
            throw new SAXException("a DTD with attributes, '" + attribute + "' of '" + element + "' the first");
        }

        private void declared() throws SAXException {
            if (++declarations > MAX_DECLARATIONS) {
                throw new SAXException("more than " + MAX_DECLARATIONS + " declarations in the DTD");
            }
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
