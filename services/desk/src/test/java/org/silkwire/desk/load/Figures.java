package org.silkwire.desk.load;

/** Where measured figures go. */
final class Figures {
    private Figures() {}

    @SuppressWarnings("SystemOut") // The figures are the point.
    static void say(String figures) {
        System.out.println("LOAD " + figures);
    }
}
