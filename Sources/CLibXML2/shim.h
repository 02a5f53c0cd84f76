// Debian builds libxml2 with ICU, whose `enum UErrorCode` clashes with the one inside Foundation as soon as a module
// sees both. Undefining the switch only hides two trailing pointers of xmlCharEncodingHandler, which is never used by value.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
