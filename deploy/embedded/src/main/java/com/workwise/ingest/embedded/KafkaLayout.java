package com.workwise.ingest.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * A cluster as one of its nodes sees it.
 *
 * @param own the node's id, which is its place among the nodes, from 1
 */
record KafkaLayout(String cluster, int own, List<Node> nodes) {

    /** On 127.0.0.1. Broker and controller in one. */
    record Node(int port, int controllerPort) {

        /** @param port as all ports here: 0 = any free one */
        static Node choose(int port, int controllerPort) {
            return new Node(Ports.choose("Kafka", port), Ports.choose("Kafka's controller", controllerPort));
        }

        String address() {
            return Ports.HOST + ":" + port;
        }
    }

    KafkaLayout {
        nodes = List.copyOf(nodes);
    }

    static KafkaLayout single(int port, int controllerPort) {
        return new KafkaLayout(newCluster(), 1, List.of(Node.choose(port, controllerPort)));
    }

    /** The view of each node in turn. */
    static List<KafkaLayout> ofNodes(int count) {
        String cluster = newCluster();
        List<Node> nodes = Stream.generate(() -> Node.choose(0, 0)).limit(count).toList();
        List<KafkaLayout> layouts = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            layouts.add(new KafkaLayout(cluster, id, nodes));
        }
        return layouts;
    }

    private static String newCluster() {
        return Uuid.randomUuid().toString();
    }

    Node self() {
        return nodes.get(own - 1);
    }

    String voters() {
        List<String> voters = new ArrayList<>();
        for (int id = 1; id <= nodes.size(); id++) {
            voters.add(id + "@" + Ports.HOST + ":" + nodes.get(id - 1).controllerPort());
        }
        return String.join(",", voters);
    }

    /** Cluster, id, and port:controllerPort of each node; {@link #parse} reads them. */
    List<String> arguments() {
        Stream<String> ports = nodes.stream().map(node -> node.port() + ":" + node.controllerPort());
        return Stream.concat(Stream.of(cluster, Integer.toString(own)), ports).toList();
    }

    static KafkaLayout parse(List<String> arguments) {
        List<Node> nodes = arguments.stream()
                .skip(2)
                .map(ports -> ports.split(":", 2))
                .map(ports -> new Node(Integer.parseInt(ports[0]), Integer.parseInt(ports[1])))
                .collect(Collectors.toList());
        return new KafkaLayout(arguments.getFirst(), Integer.parseInt(arguments.get(1)), nodes);
    }
}
