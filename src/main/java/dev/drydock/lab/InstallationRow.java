package dev.drydock.lab;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The one row that names this installation; see the first migration. */
@Entity
@Table(name = "installation")
class InstallationRow extends PanacheEntityBase {

    @Id
    String id;

    static String theId() {
        return InstallationRow.<InstallationRow> findAll().firstResult().id;
    }
}
